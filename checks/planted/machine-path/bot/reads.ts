export const notes = '/Users/li/notes.md';

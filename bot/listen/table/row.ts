/**
 * An utterance and everything that should be heard in it: `person`, `complaint`, `lost-card`, `theft`
 * (unauthorised transaction), `fraud`, `self-harm`, `angry`, `anxious`, `confused`. What is not named must not be heard.
 */
export type Row = readonly [text: string, heard: string];

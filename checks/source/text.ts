import { rooms } from '../architecture/rooms.ts';
import { isScript, isSource, type SourceFile } from '../tree.ts';
import type { SourceRule, Spot } from './source-rule.ts';

const longest = 400;
const emptyNames = 'utils?|helpers?|common|misc|shared|managers?|types|constants';
/** As a whole name, or as the last word of one: `text-utils.ts`. */
const emptyName = new RegExp(`(?:^|/)(?:[^/]*[-_.])?(?:${emptyNames})(?:\\.[^/.]+|\\.test\\.tsx?)?(?=/|$)`, 'i');

/** A machine's name that says that packages are fetched from it. */
const registry =
  /\b(?:registry|npm|deb|pypi|mirrors?|packages)\.[a-z0-9-]+\.(?:com|org|io|net|dev|cn)\b|\bnpmmirror\.com\b/;
/** An absolute path into somebody's home or work tree; the same letters within a longer path are none. */
const machinePath = /(?<![\w.~-])\/(?:work|home|root|Users)\/[\w.-]/;

/** What git writes where two changes meet and nobody has decided. */
const conflict = /^(?:<{7} |>{7} |\|{7} )/;

/** Rules about names, sizes and words. */
export const textRules: readonly SourceRule[] = [
  {
    name: 'empty-name',
    refuses:
      'a file or folder that is named for nothing (util, helper, common, misc, shared, manager, types, constants).',
    mend: 'name it for what it is about, in the words of the bank; if it is about several things, make several files.',
    look: ({ path }) => (emptyName.test(path) ? [{ line: null, what: 'has a name that says nothing' }] : []),
  },
  {
    name: 'long-file',
    refuses: `a source or test file of more than ${longest} lines (migrations and data may be longer).`,
    mend: 'it has a second reason to change: give that a file of its own.',
    look: ({ path, text }) => {
      const lines = text.trimEnd().split('\n').length;
      return isSource(path) && lines > longest ? [{ line: null, what: `has ${lines} lines` }] : [];
    },
  },
  {
    name: 'unknown-room',
    refuses: 'source in a folder that is not a room.',
    mend: 'put it into the room it belongs to, or add the room, and what it may import, to checks/architecture/rooms.ts.',
    look: ({ path }) => {
      const [folder, ...rest] = path.split('/');
      const inRoom = rest.length === 0 || folder?.startsWith('.') || Object.hasOwn(rooms, folder ?? '');
      return isScript(path) && !inRoom ? [{ line: null, what: `stands in ${folder}/, which is not a room` }] : [];
    },
  },
  {
    name: 'registry-host',
    refuses: "the host name of a package registry. Which one is used is each machine's own business.",
    mend: 'name the package only; npm and apt know where to look.',
    look: (file) => everyLine(file, registry),
  },
  {
    name: 'machine-path',
    refuses: "an absolute path of somebody's machine.",
    mend: "use a path from the root of the project, or import.meta.dirname, or the system's temporary folder.",
    look: (file) => everyLine(file, machinePath),
  },
  {
    name: 'undecided',
    refuses: 'a conflict of two changes that was committed as git marked it.',
    mend: 'decide which lines stay, and take the marks out.',
    look: (file) => everyLine(file, conflict),
  },
];

function everyLine({ text }: SourceFile, refused: RegExp): Spot[] {
  return text.split('\n').flatMap((line, index) => {
    const found = refused.exec(line)?.[0];
    return found === undefined ? [] : [{ line: index + 1, what: `says "${found}"` }];
  });
}

import type { IRegularForbiddenRuleType } from 'dependency-cruiser';
import type { Rule } from '../rule.ts';
import { testEnding } from '../tree.ts';
import { doorsForPages, furtherDoors, homes, onlyTypes, type Room, rooms } from './rooms.ts';

/** A rule about imports: what dependency-cruiser is asked to forbid, and our own words for it. */
export interface ImportRule extends Rule {
  forbidden: readonly Pick<IRegularForbiddenRuleType, 'from' | 'to'>[];
}

const roomNames = Object.keys(rooms) as Room[];
const anyRoom = `^(${roomNames.join('|')})/`;

/** Every rule about imports. Rules for rooms and vendors are made from the tables in rooms.ts. */
export const importRules: readonly ImportRule[] = [
  {
    name: 'door',
    refuses: "an import behind another room's door.",
    mend: "import '#room'. If its index.ts does not offer what you need, talk about offering it there.",
    forbidden: [
      { from: { path: anyRoom }, to: { path: anyRoom, pathNot: ['^$1/', '^[^/]+/index\\.ts$', oneOf(furtherDoors)] } },
    ],
  },
  ...roomNames.filter((room) => rooms[room] !== 'every room').map(importsOf),
  ...Object.keys(homes).map(homeOf),
  {
    name: 'simulator',
    refuses: 'an import of a simulator of somebody else’s platform by what runs in production.',
    mend: 'play it in a test, in evals/ or in server/demo.ts, which is imported only where it is asked for.',
    forbidden: [
      {
        from: { path: anyRoom, pathNot: ['/simulator/', '^evals/', '^server/demo\\.ts$', testEnding] },
        to: { path: '/simulator/', pathNot: 'node_modules' },
      },
    ],
  },
  {
    name: 'circle',
    refuses: 'files that import each other in a circle, types included.',
    mend: 'move what both need into a file of its own that imports neither.',
    forbidden: [{ from: {}, to: { circular: true } }],
  },
  {
    name: 'unresolved',
    refuses: 'an import of one of our own files that is not there.',
    mend: 'correct the path, or name the door in the imports of package.json.',
    forbidden: [{ from: {}, to: { couldNotResolve: true, path: '^[#.]' } }],
  },
  {
    name: 'development-only',
    refuses: 'a package that is installed for development only, imported by what runs in production.',
    mend: 'move the package to the dependencies of package.json, or do without it.',
    forbidden: [
      {
        from: { path: anyRoom, pathNot: ['^(?:web|evals|checks)/', testEnding] },
        to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm', 'npm-optional', 'type-only'] },
      },
    ],
  },
];

function importsOf(room: Room): ImportRule {
  const allowed = rooms[room];
  const [open, words] =
    room === 'web'
      ? [oneOf(doorsForPages), doorsForPages.join(', ')]
      : [`^(${['conversation', ...allowed].join('|')})/`, room === 'conversation' ? 'no other room' : listed(room)];
  const typesOnly = onlyTypes.filter(({ from }) => from === room);
  return {
    name: `imports-of-${room}`,
    refuses: `an import of ${room}/ from another room than it may know: ${words}.`,
    mend: 'let server/ bring the two together (pass a function or an object in), or say it with an event.',
    forbidden: [
      { from: { path: `^${room}/`, pathNot: testEnding }, to: { path: anyRoom, pathNot: [`^${room}/`, open] } },
      ...typesOnly.map(({ to }) => ({
        from: { path: `^${room}/`, pathNot: testEnding },
        to: { path: `^${to}/`, dependencyTypesNot: ['type-only' as const] },
      })),
    ],
  };
}

function listed(room: Room): string {
  const allowed: readonly string[] = rooms[room] === 'every room' ? roomNames : rooms[room];
  const named = allowed.map((to) =>
    onlyTypes.some((pair) => pair.from === room && pair.to === to) ? `types of ${to}` : to,
  );
  return ['conversation', ...named].join(', ');
}

function homeOf(vendor: string): ImportRule {
  const { packages, places } = homes[vendor] ?? { packages: [], places: [] };
  const names = packages.join('|');
  return {
    name: `home-of-${vendor}`,
    refuses: `an import of ${packages.filter((name) => !name.includes('(')).join(', ')} outside ${places.join(', ')}.`,
    mend: `ask the room that is its home for what you need; its door speaks our words, not the vendor's.`,
    forbidden: [
      {
        from: { path: anyRoom, pathNot: places.map((place) => `^${place}`) },
        // Resolved packages stand in node_modules; one that is not installed keeps its bare name.
        to: { path: [`(?:^|/)node_modules/(?:@types/)?(?:${names})/`, `^(?:${names})(?:/|$)`] },
      },
    ],
  };
}

function oneOf(paths: readonly string[]): string {
  return `^(?:${paths.map((path) => path.replaceAll('.', '\\.')).join('|')})$`;
}

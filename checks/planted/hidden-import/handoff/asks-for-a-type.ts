export type Answer = typeof import('#bot').answer;

/** A rule of the house. What it refuses and how to mend it are said to whoever breaks it. */
export interface Rule {
  /** Also the name of its planted violation: the folder `checks/planted/NAME`. */
  name: string;
  refuses: string;
  mend: string;
}

/** Where a rule is broken. */
export interface Violation {
  rule: string;
  /** Path from the root of the tree. */
  file: string;
  /** 1, 2, 3 …; null where the file as a whole is meant. */
  line: number | null;
  /** The very thing that is refused. */
  what: string;
}

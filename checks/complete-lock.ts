/** Mends what the check of the lock file refuses: enters the packages for other machines that it leaves out. */
import { writeFileSync } from 'node:fs';
import { lockFilePath, readLockFile } from './lock-file.ts';
import { completed } from './whole-lock.ts';

writeFileSync(lockFilePath, `${JSON.stringify(completed(readLockFile()), null, 2)}\n`);

import packageJson from '../package.json' with { type: 'json' };

/** Which Xianting this is. */
export const productVersion = packageJson.version;

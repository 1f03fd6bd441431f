/** From this age on a customer counts as older: large type from the beginning, and a word to the agent. The policy of listening ships with the same. */
export const olderFrom = 65;

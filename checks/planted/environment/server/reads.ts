const { env } = process;

export const key = env.XIANTING_KEY;

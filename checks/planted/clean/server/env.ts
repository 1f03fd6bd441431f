export const settings = { port: process.env.PORT };

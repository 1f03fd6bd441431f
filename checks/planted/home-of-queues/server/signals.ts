import Redis from 'ioredis';

export const signals = Redis;

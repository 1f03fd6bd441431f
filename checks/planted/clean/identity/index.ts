export const staff = ['li'];

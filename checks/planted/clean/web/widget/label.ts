export const label = 'Served at https://bank.example/home/help';

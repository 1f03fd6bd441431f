export { store } from '#store';

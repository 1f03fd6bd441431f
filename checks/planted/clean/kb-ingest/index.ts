export { search as find } from '#knowledge';

export { search } from '#knowlegde';

export { connect } from './bot-framework/index.ts';

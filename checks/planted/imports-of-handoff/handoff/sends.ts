import { connect } from '#channels';

export const uses = connect;

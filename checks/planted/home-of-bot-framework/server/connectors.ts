import type { ConnectorClient } from 'botframework-connector';

export type Borrowed = ConnectorClient;

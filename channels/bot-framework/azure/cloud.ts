/** The addresses of one of Azure's clouds, as its documents on Azure AI Bot Service give them. */
export interface Cloud {
  /** Whom tokens for sending are asked of; the bot's tenant, or the shared one, is a path in it. */
  login: string;
  /** The tenant that multi-tenant bots ask. */
  sharedTenant: string;
  /** What such a token is for. */
  scope: string;
  /** Who signs what comes in, and where its keys are told. */
  issuer: string;
  openIdMetadata: string;
  /** Where channels may ask to be answered: a host, or `*.` and the end of one. */
  serviceHosts: readonly string[];
}

/** Learned from Microsoft's documents; neither has been met by a running bot of ours. */
export const clouds = {
  public: {
    login: 'https://login.microsoftonline.com',
    sharedTenant: 'botframework.com',
    scope: 'https://api.botframework.com',
    issuer: 'https://api.botframework.com',
    openIdMetadata: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
    serviceHosts: ['smba.trafficmanager.net', '*.botframework.com'],
  },
  /** Operated by 21Vianet. Its bots belong to one tenant. */
  china: {
    login: 'https://login.partner.microsoftonline.cn',
    sharedTenant: 'botframework.com',
    scope: 'https://api.botframework.azure.cn',
    issuer: 'https://api.botframework.azure.cn',
    openIdMetadata: 'https://login.botframework.azure.cn/v1/.well-known/openidconfiguration',
    serviceHosts: ['*.botframework.azure.cn', 'frontend.botapi.msg.infra.teams.microsoftonline.cn'],
  },
} as const satisfies Record<string, Cloud>;

/** A bot as it is registered with Azure Bot Service. */
export interface AzureBot {
  appId: string;
  password: string;
  /** The one tenant of a single-tenant bot; null: a multi-tenant one. */
  tenantId: string | null;
  cloud: Cloud;
}

/**
 * Whether words of ours, and the token that comes with them, may be sent to this address. A genuine activity says where
 * it is to be answered, but only its channel's own hosts are believed, over TLS.
 */
export function isServiceUrl(url: string, hosts: readonly string[]): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, host, username, password } = new URL(url);
  if (username !== '' || password !== '') return false;
  // A host that is entered with its port is a rehearsal's: it need not have a certificate.
  if (hosts.includes(host) && host !== hostname) return true;
  if (protocol !== 'https:') return false;
  return hosts.some((allowed) =>
    allowed.startsWith('*.') ? hostname.endsWith(allowed.slice(1)) : hostname === allowed,
  );
}

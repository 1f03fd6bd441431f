import type { DeskFeed } from '../desk/feed.ts';
import type { Parts } from '../parts.ts';
import type { Route } from '../route.ts';
import { auditRoutes } from './audit.ts';
import { backgroundRoutes } from './background.ts';
import { chatRoutes } from './chat.ts';
import { conversationRoutes } from './conversations.ts';
import { handoffRoutes } from './handoffs.ts';
import { inspectionRoutes } from './inspections.ts';
import { knowledgeRoutes } from './knowledge.ts';
import { policyRoutes } from './policy.ts';
import { sessionRoutes } from './session.ts';
import { staffRoutes } from './staff.ts';
import { streamRoutes } from './stream.ts';

/** Every route of the API. */
export function openRoutes(parts: Parts, feed: Pick<DeskFeed, 'open'>): readonly Route[] {
  return [
    ...sessionRoutes(parts),
    ...handoffRoutes(parts),
    ...conversationRoutes(parts),
    ...backgroundRoutes(parts),
    ...streamRoutes(feed),
    ...inspectionRoutes(parts),
    ...knowledgeRoutes(parts),
    ...policyRoutes(parts),
    ...staffRoutes(parts),
    ...auditRoutes(parts),
    ...chatRoutes(parts),
  ];
}

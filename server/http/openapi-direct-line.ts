import { z } from 'zod';
import type { ZodOpenApiOperationObject, ZodOpenApiPathsObject } from 'zod-openapi';
import { directLinePath } from '#channels/bot-framework';
import { ActivityDetails } from '#conversation/wire';
import { failureResponses } from './openapi-failures.ts';

/** As much of Direct Line 3.0 as is served; the protocol's own documents say more about activities. */
const Activity = z
  .looseObject({
    type: z.string().meta({
      description:
        'message, typing, or event with a name: identify, feedback, leave-line; to the page also place-in-line',
    }),
    id: z.string().optional(),
    timestamp: z.iso.datetime().optional(),
    text: z.string().optional(),
    name: z.string().optional(),
    value: z.unknown().optional(),
    from: z
      .looseObject({ id: z.string(), name: z.string().optional(), role: z.enum(['user', 'bot']).optional() })
      .optional(),
    replyToId: z.string().optional(),
    channelData: z
      .looseObject({
        clientActivityID: z.string().max(128).optional().meta({ description: 'The same again is the same message.' }),
        xianting: ActivityDetails.optional(),
      })
      .optional(),
  })
  .meta({ id: 'Activity' });

const ActivitySet = z.object({ activities: z.array(Activity), watermark: z.string() }).meta({ id: 'ActivitySet' });
const DirectLineToken = z
  .object({ conversationId: z.string(), token: z.string(), expires_in: z.number().int() })
  .meta({ id: 'DirectLineToken' });
const Connection = DirectLineToken.extend({ streamUrl: z.string() }).meta({ id: 'DirectLineConnection' });
const ResourceResponse = z.object({ id: z.string() }).meta({ id: 'ResourceResponse' });

const ofConversation = z.object({ conversationId: z.string() });
const FromWatermark = z.object({ watermark: z.string().optional() });

function call(
  operationId: string,
  summary: string,
  responses: Record<string, { description: string; schema: z.ZodType }>,
  takes: Pick<ZodOpenApiOperationObject, 'requestParams' | 'requestBody'> = {},
): ZodOpenApiOperationObject {
  return {
    operationId,
    summary,
    tags: ['direct-line'],
    security: [{ chatToken: [] }],
    ...takes,
    responses: {
      ...Object.fromEntries(
        Object.entries(responses).map(([status, { description, schema }]) => [
          status,
          { description, content: { 'application/json': { schema } } },
        ]),
      ),
      ...failureResponses([401, 403, 404, 429, 500, 503]),
    },
  };
}

export const directLinePaths: ZodOpenApiPathsObject = {
  [`${directLinePath}/tokens/refresh`]: {
    post: call('direct-line-refresh-token', 'A fresh token for the same conversation.', {
      200: { description: 'The token.', schema: DirectLineToken },
    }),
  },
  [`${directLinePath}/conversations`]: {
    post: call('direct-line-start-conversation', "Starts the token's conversation.", {
      201: { description: 'Started.', schema: Connection },
      200: { description: 'It had been started.', schema: Connection },
    }),
  },
  [`${directLinePath}/conversations/{conversationId}`]: {
    get: call(
      'direct-line-reconnect',
      'A new stream from a watermark on.',
      { 200: { description: 'Where to connect.', schema: Connection } },
      { requestParams: { path: ofConversation, query: FromWatermark } },
    ),
  },
  [`${directLinePath}/conversations/{conversationId}/activities`]: {
    get: call(
      'direct-line-get-activities',
      'What was shown after a watermark, for clients that poll.',
      { 200: { description: 'Activities.', schema: ActivitySet } },
      { requestParams: { path: ofConversation, query: FromWatermark } },
    ),
    post: call(
      'direct-line-post-activity',
      "A customer's message or event.",
      { 200: { description: 'It is recorded.', schema: ResourceResponse } },
      {
        requestParams: { path: ofConversation },
        requestBody: { required: true, content: { 'application/json': { schema: Activity } } },
      },
    ),
  },
};

import { SessionView, SignIn } from '#conversation/wire';
import { clearSessionCookie, setSessionCookie } from '../cookie.ts';
import type { Parts } from '../parts.ts';
import { type Route, route } from '../route.ts';
import { staffView } from '../views.ts';

/** Signing in and out, at the desk. */
export function sessionRoutes({ accounts }: Pick<Parts, 'accounts'>): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/session',
      access: 'public',
      summary: 'Signs in: sets the cookie xianting_session for 12 hours.',
      body: SignIn,
      answer: { status: 200, schema: SessionView },
      async run({ input, address, secure }, response) {
        const { member, token, csrf, expiresAt } = await accounts.signIn({ ...input.body, address });
        setSessionCookie(response, token, expiresAt, secure);
        return { staff: staffView(member), csrf };
      },
    }),
    route({
      method: 'get',
      path: '/api/session',
      access: 'staff',
      summary: 'Who is signed in, and the page token for changes.',
      answer: { status: 200, schema: SessionView },
      async run({ member, session }) {
        return { staff: staffView(member), csrf: session.csrf };
      },
    }),
    route({
      method: 'delete',
      path: '/api/session',
      access: 'staff',
      summary: 'Signs out.',
      answer: { status: 204 },
      async run({ session, secure }, response) {
        await accounts.signOut(session.token);
        clearSessionCookie(response, secure);
      },
    }),
  ];
}

import type { StaffId } from '#conversation';
import { NewStaff, StaffChange, StaffList, StaffView } from '#conversation/wire';
import { ById } from '../paging.ts';
import type { Parts } from '../parts.ts';
import { type Route, route } from '../route.ts';
import { staffView } from '../views.ts';

/** Accounts, for administrators. */
export function staffRoutes({ accounts }: Pick<Parts, 'accounts'>): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/staff',
      access: { roles: ['administrator'] },
      summary: 'Every account, closed ones included.',
      answer: { status: 200, schema: StaffList },
      run: async ({ member }) => ({ staff: (await accounts.list(member)).map(staffView) }),
    }),
    route({
      method: 'post',
      path: '/api/staff',
      access: { roles: ['administrator'] },
      summary: 'Adds an account.',
      body: NewStaff,
      answer: { status: 201, schema: StaffView },
      run: async ({ member, input }) => staffView(await accounts.add(member, input.body)),
    }),
    route({
      method: 'patch',
      path: '/api/staff/{id}',
      access: { roles: ['administrator'] },
      summary: 'Changes an account. A new password or closing it ends its sessions everywhere within seconds.',
      params: ById,
      body: StaffChange,
      answer: { status: 200, schema: StaffView },
      run: async ({ member, input }) =>
        staffView(await accounts.change(member, input.params.id as StaffId, input.body)),
    }),
  ];
}

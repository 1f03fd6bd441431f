import { type Activity, BotAdapter, TurnContext } from './botbuilder.ts';

/**
 * Bot Framework's adapter between the Direct Line and whoever takes what comes in. It only leads in: what the bot says
 * is committed to the record by a turn, so that it can be superseded, and reaches the customer by a delivery. So a
 * handler that tries to answer through its context is told where answers go.
 */
export class RecordAdapter extends BotAdapter {
  /** Runs the middleware and then `logic`; what `logic` throws comes back to the caller. */
  async receive(activity: Partial<Activity>, logic: (context: TurnContext) => Promise<void>): Promise<void> {
    await this.runMiddleware(new TurnContext(this, activity), logic);
  }

  override async sendActivities(): Promise<never> {
    throw new Error('Answers go through the record: a turn commits them, a delivery shows them.');
  }

  override async updateActivity(): Promise<never> {
    throw new Error('What was said stays as it was said.');
  }

  override async deleteActivity(): Promise<never> {
    throw new Error('What was said stays.');
  }

  override async continueConversation(): Promise<never> {
    throw new Error('The record is where a conversation goes on: append to it.');
  }
}

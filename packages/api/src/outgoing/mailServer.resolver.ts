import { Ctx, Query, Resolver } from 'type-graphql';
import { allowed, type Context } from '../access/context.ts';
import { isMailServerMissing } from './mailServer.ts';

@Resolver()
export class MailServerResolver {
  @Query(() => Boolean, { description: 'Whether the desk has no mail server (setting SMTP_URL): letters then count as sent and go nowhere (§4.2). False in the demonstration, whose people have no mailboxes.' })
  mailServerMissing(@Ctx() context: Context): boolean {
    allowed(context, 'mail.read');
    return isMailServerMissing();
  }
}

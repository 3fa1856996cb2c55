import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { performAct } from '../access/act.ts';
import { allowed, type Context } from '../access/context.ts';
import { changePreferences } from './changePreferences.ts';
import { preferencesOf } from './preferencesOf.ts';
import { ChangePreferencesInput, ChangePreferencesPayload, Preferences } from './preferences.type.ts';

@Resolver()
export class PreferencesResolver {
  @Query(() => Preferences, { description: 'What the viewer chose about the console; members of staff alone have preferences.' })
  preferences(@Ctx() context: Context): Promise<Preferences> {
    return preferencesOf(context.reader, allowed(context, 'preferences.keep').id);
  }

  @Mutation(() => ChangePreferencesPayload, { description: 'Keeps what the viewer chose about the console, on every machine. It writes no event.' })
  async changePreferences(@Ctx() context: Context, @Arg('input', () => ChangePreferencesInput) input: ChangePreferencesInput) {
    const { userErrors, eventIds } = await performAct(context, 'preferences.keep', (work, viewer) => changePreferences(work, viewer, input));
    return { userErrors, eventIds, preferences: userErrors.length === 0 ? await this.preferences(context) : null };
  }
}

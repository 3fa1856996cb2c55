import { Ctx, Field, ID, Int, ObjectType, Query, Resolver } from 'type-graphql';
import type { Context } from '../access/context.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import { readRows } from '../platform/reading/rows.ts';

@ObjectType('Plugin', { simpleResolvers: true, description: 'A feature of the desk, or a plugin that somebody added to it.' })
export class PluginType {
  @Field(() => ID, { description: 'Its name; that of a plugin has a hyphen in it, for example vendor-name.' }) id!: string;
  @Field(() => String, { nullable: true, description: 'Of a plugin, and for staff only; features of ours are as old as the server.' }) version!: string | null;
}

@ObjectType('FailingJob', { simpleResolvers: true, description: 'Work by the clock that went wrong when it was last done. It is done again by itself, a little later each time.' })
export class FailingJobType {
  @Field(() => ID, { description: 'Whose work it is and which: `plugin/job`.' }) id!: string;
  @Field(() => ID, { description: 'The feature or plugin that brought it.' }) plugin!: string;
  @Field(() => Int, { description: 'How often in a row it went wrong.' }) failures!: number;
  @Field(() => DateTime, { description: 'When it was last tried.' }) lastRunAt!: Date;
  @Field(() => DateTime, { description: 'When it is tried again.' }) nextAt!: Date;
  @Field(() => String, { description: 'What it said, in one line; the log has all of it.' }) error!: string;
}

/** Jobs that failed last time, of what this server consists of now. */
const failingJobs = `select name as id, split_part(name, '/', 1) as plugin, failures, last_run_at as "lastRunAt", due_at as "nextAt", left(split_part(last_error, E'\\n', 1), 500) as error
  from job_state where failures > 0 and last_error is not null and split_part(name, '/', 1) = any($1) order by name`;

@Resolver()
export class PluginsResolver {
  @Query(() => [PluginType], { description: 'What this server consists of, in its order. The console asks before anybody signs in: plugins of the console may need their half here.' })
  plugins(@Ctx() { viewer, features }: Context): PluginType[] {
    const isStaff = viewer?.kind === 'STAFF';
    return features.map(({ name, version = null }) => ({ id: name, version: isStaff ? version : null }));
  }

  @Query(() => [FailingJobType], { description: 'Work by the clock that goes wrong at present; for staff, nothing for others.' })
  failingJobs(@Ctx() { viewer, reader, features }: Context): Promise<FailingJobType[]> | FailingJobType[] {
    return viewer?.kind === 'STAFF' ? readRows<FailingJobType>(reader, failingJobs, [features.map(({ name }) => name)]) : [];
  }
}

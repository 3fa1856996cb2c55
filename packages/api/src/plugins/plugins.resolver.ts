import { Ctx, Field, ID, ObjectType, Query, Resolver } from 'type-graphql';
import type { Context } from '../access/context.ts';

@ObjectType('Plugin', { simpleResolvers: true, description: 'A feature of the desk, or a plugin that somebody added to it.' })
export class PluginType {
  @Field(() => ID, { description: 'Its name; that of a plugin has a hyphen in it, for example vendor-name.' }) id!: string;
  @Field(() => String, { nullable: true, description: 'Of a plugin, and for staff only; features of ours are as old as the server.' }) version!: string | null;
}

@Resolver()
export class PluginsResolver {
  @Query(() => [PluginType], { description: 'What this server consists of, in its order. The console asks before anybody signs in: plugins of the console may need their half here.' })
  plugins(@Ctx() { viewer, features }: Context): PluginType[] {
    const isStaff = viewer?.kind === 'STAFF';
    return features.map(({ name, version = null }) => ({ id: name, version: isStaff ? version : null }));
  }
}

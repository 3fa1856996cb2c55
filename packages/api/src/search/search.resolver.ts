import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { signedIn, type Context } from '../access/context.ts';
import { search } from './answering.ts';
import { SearchAnswer, SearchArgs } from './search.type.ts';

@Resolver()
export class SearchResolver {
  @Query(() => SearchAnswer, { description: 'Looks for what a person typed, in Russian and English, with their endings, among all that the viewer may see; a record is found a moment after its act. Whatever is typed is a query: nothing is refused.' })
  search(@Ctx() context: Context, @Args(() => SearchArgs) args: SearchArgs): Promise<SearchAnswer> {
    return search(context, signedIn(context), args);
  }
}

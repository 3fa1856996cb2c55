import type { ArticleKind, Locale } from '@reglament/schema';
import { gql, type Payload } from '@reglament/admin/kit';

export interface ArticleRecord {
  id: string; kind: ArticleKind; title: string;
  /** Of a macro what is inserted, of an article what it is about. */
  text: string | null;
  link: string | null;
  language: Locale;
  useCount: number; active: boolean; version: number;
}

const ROW = gql`fragment ArticleRow on Article { id kind title text link language useCount active version }`;

export const ARTICLES = gql`query Articles($page: OffsetPageInput, $filter: DirectoryFilter, $orderBy: [ArticleOrder!]) { articles(page: $page, filter: $filter, orderBy: $orderBy) { nodes { ...ArticleRow } totalCount } } ${ROW}`;
export const ARTICLE = gql`query Article($id: ID!) { article(id: $id) { ...ArticleRow } } ${ROW}`;
export const CREATE_ARTICLE = gql`mutation CreateArticle($input: CreateArticleInput!) { createArticle(input: $input) { article { ...ArticleRow } userErrors { code message field clause } } } ${ROW}`;
export const UPDATE_ARTICLE = gql<{ updateArticle: Payload & { article: ArticleRecord | null } }, { input: { id: string; expectedVersion: number; active?: boolean } }>`
  mutation UpdateArticle($input: UpdateArticleInput!) { updateArticle(input: $input) { article { ...ArticleRow } userErrors { code message field clause } } } ${ROW}`;
export const USE_ARTICLE = gql<{ useArticle: Payload & { article: ArticleRecord | null } }, { input: { id: string; ticketId: string } }>`
  mutation UseArticle($input: UseArticleInput!) { useArticle(input: $input) { article { ...ArticleRow } userErrors { code message field clause } } } ${ROW}`;
export const SUGGESTIONS = gql<{ articleSuggestions: ArticleRecord[] }, { text: string; language?: Locale }>`query ArticleSuggestions($text: String!, $language: String) { articleSuggestions(text: $text, language: $language) { ...ArticleRow } } ${ROW}`;
/** What the placeholders of a macro stand for. */
export interface MacroTicket { number: string; client: { name: string }; contact: { name: string } | null }
export const MACRO_TICKET = gql<{ ticket: MacroTicket | null }, { id: string }>`query MacroTicket($id: ID!) { ticket(id: $id) { number client { name } contact { name } } }`;

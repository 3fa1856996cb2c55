import { expect, test } from 'vitest';
import { markupOf } from './markup.ts';

test.each([
  ['<script>alert("1")</script> & \'x\'', '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;'],
  ['строка\nи табуляция\t', 'строка\nи табуляция\t'],
  ['\u0000\u0001\u000B\u001B[31m\uFFFF', '[31m'],
  ['\uD800 половина', '\uFFFD половина'],
  ['🙂', '🙂'],
])('%j is %j, as text of a page or a feed', (text, markup) => expect(markupOf(text)).toBe(markup));

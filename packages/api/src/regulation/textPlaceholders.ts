import type { Locale, Term } from '@reglament/schema';
import { nearestPlaceholder } from './nearestPlaceholder.ts';

const places = /\{(?:if )?([^{}]*)\}/g;
const name = /^[a-z]\w*(?:\.\w+)*$/;

/** Where in a text something stands; both from 1. */
interface TextPlace { line: number; column: number }

/** What is wrong with a text of a letter, or null. */
export type TextFault = (({ unknown: string; nearest: string | null } | { unmatched: true }) & TextPlace) | null;

const placeAt = (text: string, index: number): TextPlace => {
  const before = text.slice(0, index);
  return { line: before.split('\n').length, column: index - before.lastIndexOf('\n') };
};

/** A brace that belongs to no place is a place that was mistyped. */
const strayBrace = (text: string): number => text.replaceAll(places, (whole) => ' '.repeat(whole.length)).search(/[{}]/);

/**
 * §4.2, §4.4: a letter with a hole tells the client nothing. Every place of a text must be one that the letter fills, and each
 * condition must end.
 */
export const faultOfText = (text: string, placeholders: readonly string[]): TextFault => {
  const open: number[] = [];
  for (const { 0: whole, 1: inside = '', index } of text.matchAll(places)) {
    if (whole === '{/if}') {
      if (open.pop() === undefined) return { unmatched: true, ...placeAt(text, index) };
    } else if (!name.test(inside) || !placeholders.includes(inside)) return { unknown: whole, nearest: nearestPlaceholder(inside, placeholders), ...placeAt(text, index) };
    else if (whole.startsWith('{if ')) open.push(index);
  }
  const unmatched = open.at(-1) ?? strayBrace(text);
  return unmatched >= 0 ? { unmatched: true, ...placeAt(text, unmatched) } : null;
};

/** The first of these places that a text does not always say: it is not there, or under a condition of another place. */
export const lacks = (text: string, required: readonly string[] = []): string | null => {
  const said = new Set<string>();
  const conditions: string[] = [];
  for (const [whole, inside = ''] of text.matchAll(places)) {
    if (whole === '{/if}') conditions.pop();
    else if (whole.startsWith('{if ')) conditions.push(inside);
    else if (conditions.every((condition) => condition === inside)) said.add(inside);
  }
  return required.find((place) => !said.has(place)) ?? null;
};

const part = { subject: { ru: 'в теме письма', en: 'the subject' }, body: { ru: 'в тексте письма', en: 'the text' } } as const;
const language: Record<Locale, { ru: string; en: string }> = { ru: { ru: 'на русском', en: 'in Russian' }, en: { ru: 'на английском', en: 'in English' } };

/** What is lacking as the end of a sentence: which place, where, in which language. */
export const lackInWords = (place: string, where: { part: 'subject' | 'body'; locale: Locale }): Term => ({
  ru: `${part[where.part].ru} ${language[where.locale].ru} нет места {${place}}, без которого письмо не скажет главного; под условием другого места оно не считается`,
  en: `${part[where.part].en} ${language[where.locale].en} lacks {${place}}, without which the letter does not say what it is for; under a condition of another place it does not count`,
});

/** The names of the places that a sound text fills or asks for. */
export const placesIn = (text: string): string[] => [...new Set([...text.matchAll(places)].flatMap(([whole, inside = '']) => (whole === '{/if}' ? [] : [inside])))];

/** The fault as the end of a sentence: what, where, and which place was probably meant. */
export const faultInWords = (fault: NonNullable<TextFault>): Term => {
  const at = { ru: `строка ${fault.line}, знак ${fault.column}`, en: `line ${fault.line}, character ${fault.column}` };
  if ('unmatched' in fault) return { ru: `скобки {if …} и {/if} не сходятся (${at.ru})`, en: `{if …} and {/if} do not match (${at.en})` };
  const { unknown, nearest } = fault;
  return {
    ru: `письмо не знает места ${unknown} (${at.ru})${nearest ? `; похоже на {${nearest}}` : ''}`,
    en: `the letter knows no ${unknown} (${at.en})${nearest ? `; did you mean {${nearest}}` : ''}`,
  };
};

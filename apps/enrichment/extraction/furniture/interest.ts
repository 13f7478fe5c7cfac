import type { IsOfInterest } from '../page/builder.js';
import { readHint } from './hints.js';

/** Inline elements that rules look at: what may be furniture, and what names an author or a date. */
export const isOfInterest: IsOfInterest = (name, hint, attributes) => {
  if (hint !== '' && readHint(hint).furniture !== null) return true;
  if (name === 'time') return true;
  if (/\bauthor\b/.test(attributes.get('rel') ?? '')) return true;
  return /^(?:author|datePublished|dateModified)$/.test(attributes.get('itemprop') ?? '');
};

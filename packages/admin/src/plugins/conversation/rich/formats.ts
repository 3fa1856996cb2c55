import type { Editor, Extensions } from '@tiptap/core';
import StarterKit from '@tiptap/starter-kit';

/** The schema is the list of what an answer may hold; whatever else is pasted leaves its words only. */
export const formats: Extensions = [StarterKit.configure({
  heading: false, horizontalRule: false, strike: false, underline: false, dropcursor: false, gapcursor: false, trailingNode: false,
  // an address that is typed stays text: an answer becomes HTML by a wish only
  link: { autolink: false, openOnClick: false, defaultProtocol: 'https', HTMLAttributes: { target: null, rel: null } },
})];

/** A format of the toolbar: its key works by the place on the keyboard. */
export interface Format { readonly name: 'bold' | 'italic' | 'bulletList' | 'orderedList' | 'blockquote' | 'code' | 'codeBlock'; readonly keys: string; readonly toggle: (editor: Editor) => boolean }

export const toolbarFormats: readonly Format[] = [
  { name: 'bold', keys: 'mod+b', toggle: (editor) => editor.chain().focus().toggleBold().run() },
  { name: 'italic', keys: 'mod+i', toggle: (editor) => editor.chain().focus().toggleItalic().run() },
  { name: 'bulletList', keys: 'mod+shift+8', toggle: (editor) => editor.chain().focus().toggleBulletList().run() },
  { name: 'orderedList', keys: 'mod+shift+7', toggle: (editor) => editor.chain().focus().toggleOrderedList().run() },
  { name: 'blockquote', keys: 'mod+shift+b', toggle: (editor) => editor.chain().focus().toggleBlockquote().run() },
  { name: 'code', keys: 'mod+e', toggle: (editor) => editor.chain().focus().toggleCode().run() },
  { name: 'codeBlock', keys: 'mod+alt+c', toggle: (editor) => editor.chain().focus().toggleCodeBlock().run() },
];

/** A file as the server answers it: its bytes in base64. */
export interface AnsweredFile { readonly name: string; readonly mediaType: string; readonly content: string }

/** Hands the file to the browser, which keeps it where the person wants it. */
export const saveFile = ({ name, mediaType, content }: AnsweredFile): void => {
  const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // the browser has begun to read it by then
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
};

export { ATTACHED_FILE, FILES, fileSize, type AttachedFile, type FileLimits } from './file.ts';
export * from './useUploads.ts';
export * from './useFileDrop.ts';
export * from './FileList.tsx';
export * from './UploadList.tsx';

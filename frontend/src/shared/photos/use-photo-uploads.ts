import { useEffect, useState, useSyncExternalStore } from 'react';
import { uploadPhoto } from './upload-photo.js';
import { PhotoUploads } from './photo-uploads.js';

/** Photos chosen on one screen; leaving it stops what is still on its way. */
export function usePhotoUploads(): PhotoUploads {
  const [uploads] = useState(() => new PhotoUploads(uploadPhoto));
  useEffect(
    () => () => {
      uploads.clear();
    },
    [uploads],
  );
  useSyncExternalStore(uploads.subscribe, uploads.current);
  return uploads;
}

import { useRoom } from './room.js';

/** Pixels of the longer side of a picture on a board, however large the photo. */
const longest = 1_600;

/** Puts a picture where one looks, shows all of it, and takes up the pencil. */
export function usePutPicture() {
  const { view } = useRoom();
  return (ref: string, { w, h }: { readonly w: number; readonly h: number }) => {
    const scale = Math.min(1, longest / Math.max(w, h));
    const id = view.placeImage(ref, { w: Math.round(w * scale), h: Math.round(h * scale) });
    if (id === undefined) return;
    view.fit([id]);
    view.setTool('pencil');
    view.focus();
  };
}

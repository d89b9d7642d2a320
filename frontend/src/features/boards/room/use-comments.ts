import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Intention } from '../../../shared/api/intention.js';
import type { BoardComment } from '../../../shared/api/models.js';
import { postComment } from '../api/board-changes.js';
import { boardKeys, commentsQuery } from '../api/board-queries.js';
import { useRoom } from './room.js';
import { usePins } from './use-pins.js';

/** What was said on the board; fetched again when a pin tells of words nobody here has read. */
export function useComments() {
  const { board } = useRoom();
  const client = useQueryClient();
  const pins = usePins();
  const comments = useQuery(commentsQuery(board.id));
  const { data, isFetching } = comments;
  const newest = pins.map(({ object }) => object.comment).join();

  useEffect(() => {
    if (data === undefined || isFetching) return;
    const known = new Set(data.map(({ id }) => id));
    const isBehind = newest.split(',').some((id) => id !== '' && !known.has(id));
    if (isBehind) void client.invalidateQueries({ queryKey: boardKeys.comments(board.id) });
    // Once for each word of something new: a comment that is nowhere to be found is not asked for for ever.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [newest, data === undefined]);

  return comments;
}

/** Says something at a pin: first where words are kept, then on the board, for everybody to see. */
export function useSayAt(pin: string) {
  const { board, document } = useRoom();
  const client = useQueryClient();
  const [intention] = useState(() => new Intention());
  return useMutation({
    mutationFn: (texto: string) =>
      postComment(board.id, { pin, texto }, intention.keyFor({ pin, texto })),
    onSuccess: (comment) => {
      intention.settle();
      client.setQueryData<readonly BoardComment[]>(boardKeys.comments(board.id), (known = []) =>
        known.some(({ id }) => id === comment.id) ? known : [...known, comment],
      );
      const item = document.get(pin);
      if (item?.object.kind !== 'pin') return;
      if (item.text === '') document.setText(pin, comment.texto);
      document.replace(new Map([[pin, { ...item.object, comment: comment.id }]]));
    },
  });
}

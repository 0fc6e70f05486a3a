import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answered } from '../api/answered.ts';
import type { ReservationPreview } from '../api/answers.ts';
import { api } from '../api/client.ts';
import type { Wish } from './propose-form.ts';

const PATH = '/api/v1/reservations/preview';
const TYPING_PAUSE_MS = 300;

export interface Asked extends Wish {
  readonly preempt: boolean;
  readonly override?: { readonly by: string; readonly reason: string };
}

/** What a reservation would come to, asked once the typing pauses. */
export function usePreview(asked: Asked | null) {
  const text = asked === null ? null : JSON.stringify(asked);
  const settled = useSettled(text);
  const preview = useQuery<ReservationPreview>({
    queryKey: ['post', PATH, settled],
    queryFn: () => answered(api.POST(PATH, { body: JSON.parse(settled!) as Asked })),
    enabled: settled !== null && text !== null,
    retry: false,
    staleTime: 0,
  });
  const isCurrent = text !== null && settled === text;
  return {
    preview: isCurrent ? preview.data : undefined,
    error: isCurrent ? preview.error : null,
    isAsking: text !== null && (!isCurrent || preview.isFetching),
  };
}

function useSettled(text: string | null): string | null {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { previewPetition } from '../../api';
import { previewOf, type IntakeValues } from './form-values';

const PAUSE_MS = 300;

/** Asks for repeats, duties and suggestions a moment after the last key; the answer before stays until the next. */
export function usePreview(values: IntakeValues) {
  const typed = JSON.stringify(previewOf(values));
  const [settled, setSettled] = useState(typed);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(typed), PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [typed]);
  return useQuery({
    queryKey: ['previewPetition', settled],
    queryFn: async ({ signal }) => {
      const { data } = await previewPetition({ body: JSON.parse(settled), signal, throwOnError: true });
      return data;
    },
    placeholderData: keepPreviousData,
    // What was typed about a person is not kept once it is no longer on the screen.
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  });
}

import { queryOptions } from '@tanstack/react-query';
import { type ListPetitionsQuery, searchPetitions } from '../api';

/** The list of petitions under some conditions. Posted: in an address the words searched for would stand in the log of every proxy. */
export const petitionsFound = (conditions: ListPetitionsQuery) =>
  queryOptions({
    queryKey: ['searchPetitions', conditions],
    queryFn: async ({ signal }) => {
      const { data } = await searchPetitions({ body: conditions, signal, throwOnError: true });
      return data;
    },
  });

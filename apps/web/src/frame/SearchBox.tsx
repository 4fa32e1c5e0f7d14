import { Input, type InputRef } from 'antd';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { addressOfSearch, wordsOf } from '../shared/search-words';
import { useShortcuts } from '../shared/use-shortcuts';

/** One box for all: number, name, query code, words of the text. `/` brings the cursor here. */
export function SearchBox() {
  const box = useRef<InputRef>(null);
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const asked = pathname === '/petitions' ? (wordsOf(new URLSearchParams(search)) ?? '') : '';
  const [words, setWords] = useState(asked);
  useEffect(() => setWords(asked), [asked]);

  useShortcuts([{ key: '/', run: () => box.current?.focus({ cursor: 'all' }) }]);

  function ask(event: FormEvent) {
    event.preventDefault();
    const q = words.trim();
    if (!q) return;
    box.current?.blur();
    void navigate(addressOfSearch(q), { state: { openOnly: true } });
  }

  return (
    <form role="search" onSubmit={ask}>
      <Input
        ref={box}
        value={words}
        maxLength={100}
        aria-label="搜索信访件"
        placeholder="编号、姓名或首字母、电话、查询码、词语"
        suffix={<kbd aria-hidden="true">/</kbd>}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') box.current?.blur();
        }}
      />
    </form>
  );
}

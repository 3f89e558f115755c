'use client';

import { useEffect, useState } from 'react';

export function Health({ api }: { api: string }) {
  const [status, setStatus] = useState('asking');

  useEffect(() => {
    fetch(`${api}/health`)
      .then((response) => response.json())
      .then((body: { status: string }) => setStatus(body.status))
      .catch((error: Error) => setStatus(error.message));
  }, [api]);

  return <p>Backend: {status}</p>;
}

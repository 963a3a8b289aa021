/** A PDF to keep, named for what is in it. */
export const asPdf = (title: string, pdf: Uint8Array): Response =>
  new Response(new Uint8Array(pdf), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${title}.pdf`)}`,
      'cache-control': 'no-store',
    },
  });

import { renameMigration } from './rename.js';

export default renameMigration({
  id: '2-google-ai-names',
  title: 'GOOGLE_API_KEY and GOOGLE_MODEL become GOOGLE_AI_…',
  names: ['GOOGLE_API_KEY', 'GOOGLE_MODEL'],
  docs: {
    what: 'Key and model of Gemini are read from GOOGLE_AI_API_KEY and GOOGLE_AI_MODEL.',
    why: 'GOOGLE_API_KEY is what every Google library calls its key; the backend took the Maps key for the Gemini one.',
    manual: [
      "Google's own client library still reads GOOGLE_API_KEY: keep it where a script uses that library.",
    ],
    verify: 'catalyst probe google_ai gives verified.',
  },
});

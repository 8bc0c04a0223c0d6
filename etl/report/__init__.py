"""From an annual report's prose to draft rows, each with its sentence. Rules only: no model, no network."""

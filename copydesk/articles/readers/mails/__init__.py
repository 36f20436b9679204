"""What mails are made of: heads, parts, and what was quoted, forwarded or signed in their text."""

"""Paper text in, verdict out: is it about vision-language models, and what does it contribute?"""

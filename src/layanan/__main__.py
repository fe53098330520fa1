"""
`python -m layanan` is `layanan`.
"""

from layanan.cli import main

if __name__ == "__main__":
    main(prog_name="layanan")

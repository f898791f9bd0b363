"""`python -m shotlog`."""

from shotlog.cli import main

if __name__ == "__main__":
    main()

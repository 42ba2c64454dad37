"""The store on a database: SQLite by default, PostgreSQL by address, both through SQLAlchemy Core."""

/** Somebody of the demo, without a browser. */
export class Person {
  private constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  static async logIn(url: string, email: string): Promise<Person> {
    const body = { email, password: 'vigia-demo' };
    const { access_token: token } = await new Person(url, '').send<{ access_token: string }>(
      'POST',
      'auth/login',
      body,
    );
    return new Person(url, token);
  }

  async send<T>(method: string, path: string, body?: object): Promise<T> {
    const response = await fetch(`${this.url}/api/${path}`, {
      method,
      headers: {
        ...(this.token !== '' && { Authorization: `Bearer ${this.token}` }),
        ...(body && { 'Content-Type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${String(response.status)} ${text}`);
    return JSON.parse(text) as T;
  }
}
